package dev.holdfast.it.existing.values;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts such values into the session, and tells what becomes of them. */
@WebServlet("/values/*")
public class ValuesServlet extends HttpServlet {

    @Inject
    private Instance<Library> library;

    @Inject
    private Prices prices;

    @Inject
    private Basket basket;

    @Inject
    private Instance<Herald> herald;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Object told = told(() -> answer(request.getPathInfo(), session));
        response.getWriter().print(told);
    }

    private Object answer(String path, HttpSession session) {
        switch (path) {
            case "/lazy", "/loaded" ->
                session.setAttribute("author", library.get().find(path.equals("/loaded")));
            case "/list" -> session.setAttribute("list", library.get().all());
            case "/listed" -> {
                return ((List<?>) session.getAttribute("list")).size();
            }
            case "/visit" -> {
                return author(session).visit();
            }
            case "/show" -> {
                return "" + told(() -> sorted(author(session).books()))
                        + told(() -> sorted(author(session).shelf()))
                        + told(() -> sorted(author(session).byTitle().keySet()))
                        + told(() -> author(session).publisher().toString());
            }
            case "/proxies" -> {
                session.setAttribute("prices", prices);
                session.setAttribute("basket", basket);
            }
            case "/proxied" -> {
                return ((Prices) session.getAttribute("prices")).node() + ": "
                        + ((Basket) session.getAttribute("basket")).add() + ", " + basket.add();
            }
            case "/herald" -> session.setAttribute("herald", herald.get());
            case "/hear" -> {
                return ((Herald) session.getAttribute("herald")).call();
            }
            default -> throw new IllegalArgumentException(path);
        }
        return "kept";
    }

    private static Author author(HttpSession session) {
        return (Author) session.getAttribute("author");
    }

    private static List<String> sorted(Iterable<?> values) {
        List<String> sorted = new ArrayList<>();
        values.forEach(each -> sorted.add(each.toString()));
        sorted.sort(null);
        return sorted;
    }

    private static Object told(Supplier<Object> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            return "(" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")";
        }
    }
}
