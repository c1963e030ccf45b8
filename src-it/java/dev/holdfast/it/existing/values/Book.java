package dev.holdfast.it.existing.values;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;

/** One of an author's. */
@Entity
public class Book implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    private String title;

    @ManyToOne
    private Author author;

    protected Book() {}

    Book(String title, Author author) {
        this.title = title;
        this.author = author;
    }

    @Override
    public String toString() {
        return title;
    }
}
