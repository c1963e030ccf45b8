package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.UnstorableValueException;
import jakarta.faces.component.behavior.AjaxBehavior;
import jakarta.faces.convert.IntegerConverter;
import jakarta.faces.validator.LongRangeValidator;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state of components as MyFaces keeps it, by a stand-in with its name: it comes with a server only. */
class FacesStateTest {

    private static final String ATTACHED =
            """
            package org.apache.myfaces.view.facelets;
            public class AttachedFullStateWrapper implements java.io.Serializable {
                public Object _wrappedStateObject;
            }
            """;

    private static final String STATE =
            """
            package org.apache.myfaces.view.facelets;
            public enum ComponentState { ADDED }
            """;

    private static final String PROPERTIES =
            """
            package org.apache.myfaces.view.facelets.component;
            public class UIRepeat { public enum PropertyKeys { value } public enum Others { value } }
            """;

    private static final String OTHER =
            """
            package org.apache.myfaces.util;
            public class StreamCharBuffer implements java.io.Serializable {}
            """;

    @TempDir
    static Path folder;

    private static Compiled myFaces;

    @BeforeAll
    static void compile() {
        myFaces = Compiled.library(folder, ATTACHED, STATE, PROPERTIES, OTHER);
    }

    @AfterAll
    static void close() {
        myFaces.close();
    }

    @Test
    void it_comes_back_with_what_is_attached() throws Exception {
        for (Object state : List.of(
                "a value",
                IntegerConverter.class,
                LongRangeValidator.class,
                AjaxBehavior.class,
                constant("view.facelets.ComponentState"),
                constant("view.facelets.component.UIRepeat$PropertyKeys"))) {
            assertThat(roundTrip(state)).isEqualTo(state);
        }
    }

    @Test
    void nothing_else_of_it_is_let_in() throws Exception {
        for (Object state : List.of(
                myFaces.make("org.apache.myfaces.util.StreamCharBuffer"),
                myFaces.loader().loadClass("org.apache.myfaces.util.StreamCharBuffer"),
                constant("view.facelets.component.UIRepeat$Others"),
                jakarta.faces.event.ActionEvent.class,
                jakarta.faces.validator.FacesValidator.Literal.of("", false, false))) {
            assertThatExceptionOfType(UnstorableValueException.class)
                    .as(state.toString())
                    .isThrownBy(() -> roundTrip(state));
        }
    }

    private static Object constant(String name) throws ClassNotFoundException {
        return myFaces.loader().loadClass("org.apache.myfaces." + name).getEnumConstants()[0];
    }

    private static Object roundTrip(Object state) throws Exception {
        Serializable attached =
                (Serializable) myFaces.make("org.apache.myfaces.view.facelets.AttachedFullStateWrapper");
        Field field = attached.getClass().getField("_wrappedStateObject");
        field.set(attached, state);
        return field.get(myFaces.within(() -> JavaCodecs.roundTrip(attached)));
    }
}
