package dev.holdfast.it.existing.values;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The node's database, with the same content on each. */
@ApplicationScoped
@Transactional
public class Library {

    @PersistenceContext
    private EntityManager entities;

    /** An author as the database has it, with nothing lazy loaded, or with all. */
    public Author find(boolean loaded) {
        if (entities.find(Author.class, "Ada") == null) {
            Author ada = new Author("Ada", new Publisher("Taylor"));
            ada.write("Notes");
            ada.write("Letters");
            entities.persist(ada);
            entities.flush();
        }
        entities.clear();
        entities.getEntityManagerFactory().getCache().evictAll();
        Author author = entities.find(Author.class, "Ada");
        if (loaded) {
            author.books().size();
            author.shelf().size();
            author.byTitle().size();
            author.publisher().toString();
        }
        return author;
    }

    public List<Author> all() {
        return entities.createQuery("select a from Author a", Author.class).getResultList();
    }
}
