package dev.holdfast.it.existing.values;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.Serializable;

/** Who prints an author's books. */
@Entity
public class Publisher implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    private String name;

    protected Publisher() {}

    Publisher(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
