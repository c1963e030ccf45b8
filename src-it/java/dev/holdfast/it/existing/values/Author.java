package dev.holdfast.it.existing.values;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that can be lazy: a list, a set and a map of others, and a reference to one. */
@Entity
public class Author implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    private String name;

    private int visits;

    @OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
    private List<Book> books = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    private Set<Book> shelf = new HashSet<>();

    @OneToMany(mappedBy = "author")
    @MapKey(name = "title")
    private Map<String, Book> byTitle = new HashMap<>();

    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
    private Publisher publisher;

    protected Author() {}

    Author(String name, Publisher publisher) {
        this.name = name;
        this.publisher = publisher;
    }

    String name() {
        return name;
    }

    void write(String title) {
        books.add(new Book(title, this));
    }

    List<Book> books() {
        return books;
    }

    Set<Book> shelf() {
        return shelf;
    }

    Map<String, Book> byTitle() {
        return byTitle;
    }

    Publisher publisher() {
        return publisher;
    }

    int visit() {
        return ++visits;
    }
}
