package dev.holdfast.it.existing.beans;

import jakarta.enterprise.context.ConversationScoped;
import java.io.Serializable;

@ConversationScoped
public class Wizard implements Serializable {

    private static final long serialVersionUID = 1L;
}
