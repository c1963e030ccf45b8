package dev.holdfast.it.existing.wizard;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The form in its three steps. */
@Named
@ViewScoped
public class OrderForm implements Serializable {

    @Inject
    private Basket basket;

    private final Order order = new Order();
    private int step = 1;

    public void next() {
        step++;
    }

    public void back() {
        step--;
    }

    public String submit() {
        basket.add(order);
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage("Ordered: " + order.getArticle()));
        return "basket?faces-redirect=true";
    }

    public Order getOrder() {
        return order;
    }

    public Order.Delivery[] getDeliveries() {
        return Order.Delivery.values();
    }

    public int getStep() {
        return step;
    }
}
