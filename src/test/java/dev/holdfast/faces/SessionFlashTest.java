package dev.holdfast.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextFactory;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import jakarta.faces.context.FlashFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionFlashTest {

    private final Faces faces = new Faces();
    private final Flash flash = faces.flash;

    @Test
    void a_value_put_before_a_redirect_is_there_on_the_page_it_leads_to_and_gone_after_it() {
        faces.begin();
        flash.put("article", "fig");
        faces.redirect();

        faces.begin();
        assertThat(flash.get("article")).isEqualTo("fig");
        assertThat(flash.isRedirect()).isTrue();
        faces.render();

        faces.begin();
        assertThat(flash).isEmpty();
        assertThat(flash.isRedirect()).isFalse();
        assertThat(faces.session).isEmpty();
    }

    @Test
    void a_value_put_without_a_redirect_is_there_for_this_page_and_the_next_request() {
        faces.begin();
        flash.put("article", "fig");
        assertThat(flash.get("article")).isEqualTo("fig");
        faces.render();

        faces.begin();
        assertThat(flash).containsExactly(Map.entry("article", "fig"));
        faces.render();

        assertThat(faces.begin().flash).isEmpty();
    }

    @Test
    void several_redirects_in_a_row_carry_a_value_to_the_page() {
        faces.begin();
        flash.put("article", "fig");
        faces.redirect();
        faces.begin().redirect();

        assertThat(faces.begin().flash.get("article")).isEqualTo("fig");
    }

    @Test
    void messages_are_kept_only_when_told_and_shown_once() {
        faces.begin();
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage("Lost"));
        faces.redirect();
        assertThat(faces.begin().shown()).isEmpty();

        flash.put("keepMessages", "true");
        FacesContext.getCurrentInstance().addMessage("form:article", new FacesMessage("Ordered"));
        faces.redirect();

        assertThat(faces.begin().shown()).containsExactly("Ordered");
        assertThat(faces.messages).containsOnlyKeys("form:article");
        assertThat(flash).as("messages are no value").isEmpty();
        faces.render();
        assertThat(faces.begin().shown()).isEmpty();
    }

    @Test
    void a_value_for_now_does_not_go_on_unless_it_is_kept() {
        faces.begin();
        flash.putNow("lost", "fig");
        flash.putNow("kept", "pear");
        assertThat(flash.get("lost")).isEqualTo("fig");
        assertThat(faces.requestMap).containsEntry("lost", "fig");
        flash.keep("kept");
        faces.redirect();

        assertThat(faces.begin().flash).containsExactly(Map.entry("kept", "pear"));
    }

    @Test
    void an_arrived_value_goes_on_when_the_page_keeps_it() {
        faces.begin();
        flash.put("article", "fig");
        faces.redirect();

        faces.begin();
        faces.attributes.put(MojarrasConstants.KeepFlagAttributeName, true);
        assertThat(flash.get("article")).isEqualTo("fig");
        faces.render();

        faces.begin();
        assertThat(flash.get("article")).isEqualTo("fig");
        faces.render();
        assertThat(faces.begin().flash).isEmpty();
    }

    /** By what the request holds of that name, as its resolver has it. */
    @Test
    void an_arrived_value_goes_on_when_the_page_of_myfaces_keeps_it() {
        faces.begin();
        flash.put("article", "fig");
        faces.redirect();

        faces.begin();
        faces.attributes.put(KeepExpression.MYFACES_MARK, true);
        flash.keep("article");
        assertThat(faces.requestMap).containsEntry("article", "fig");
        faces.render();

        faces.begin();
        faces.attributes.put(KeepExpression.MYFACES_MARK, false);
        flash.keep("article");
        assertThat(faces.requestMap).isEmpty();
    }

    /** The browser may ask another node before this one has done with its request. */
    @Test
    void a_redirect_is_sent_with_the_flash_stored() {
        faces.begin();
        flash.setKeepMessages(true);
        flash.put("article", "fig");
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage("Ordered"));
        faces.redirect();

        assertThat(faces.sentWith).isEqualTo(faces.session).containsOnlyKeys(Traversal.ATTRIBUTE);
    }

    @Test
    void a_download_is_sent_with_the_flash_stored() throws IOException {
        faces.begin();
        flash.put("article", "fig");
        FacesContext.getCurrentInstance().getExternalContext().responseFlushBuffer();

        assertThat(faces.sentWith).containsOnlyKeys(Traversal.ATTRIBUTE);
    }

    @Test
    void the_flash_is_stored_before_the_page_and_what_the_page_takes_out_of_it_is_gone() {
        faces.begin();
        flash.put("article", "fig");
        faces.beginPage();
        assertThat(faces.session).containsOnlyKeys(Traversal.ATTRIBUTE);

        flash.remove("article");
        faces.render();
        assertThat(faces.session).isEmpty();
    }

    @Test
    void redirects_are_told_of_only_where_the_session_is_holdfasts() {
        ExternalContext servers = new FlashStoringContext(null);
        ExternalContextFactory own = new ExternalContextFactory(null) {
            @Override
            public ExternalContext getExternalContext(Object context, Object request, Object response) {
                return servers;
            }
        };
        assertThat(new SessionExternalContextFactory(own).getExternalContext("", "", ""))
                .isSameAs(servers);

        System.setProperty("holdfast.http-session", "replace");
        try {
            assertThat(new SessionExternalContextFactory(own).getExternalContext("", "", ""))
                    .isInstanceOf(FlashStoringContext.class)
                    .isNotSameAs(servers);
        } finally {
            System.clearProperty("holdfast.http-session");
        }
    }

    @Test
    void a_removed_value_is_gone() {
        faces.begin();
        flash.put("article", "fig");
        assertThat(flash.remove("article")).isEqualTo("fig");
        flash.put("price", 1);
        flash.clear();
        faces.redirect();

        assertThat(faces.session).isEmpty();
    }

    @Test
    void nothing_to_carry_touches_no_session() {
        faces.begin().redirect();
        faces.begin();
        assertThat(flash.get("article")).isNull();
        faces.render();

        assertThat(faces.sessionMade).isFalse();
        assertThat(faces.session).isEmpty();
    }

    @Test
    void listeners_hear_of_what_is_put_kept_and_removed() {
        faces.begin();
        flash.put("article", "fig");
        flash.keep("article");
        flash.keep("nothing");
        flash.remove("article");
        flash.clear();

        assertThat(faces.events)
                .containsExactly(
                        "PostPutFlashValueEvent article",
                        "PostKeepFlashValueEvent article",
                        "PreRemoveFlashValueEvent article",
                        "PreClearFlashEvent {}");
    }

    @Test
    void what_the_session_keeps_is_serializable() throws IOException {
        faces.begin();
        flash.setKeepMessages(true);
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage("Ordered"));
        faces.redirect();

        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(faces.session.get(Traversal.ATTRIBUTE));
    }

    @Test
    void the_servers_own_flash_stays_where_the_session_is_the_servers() {
        FlashFactory own = new FlashFactory(null) {
            @Override
            public Flash getFlash(boolean create) {
                return flash;
            }
        };

        assertThat(new SessionFlashFactory(own).getFlash(true)).isSameAs(flash);
    }

    @Test
    void the_flash_is_in_the_session_where_the_session_is_holdfasts() {
        System.setProperty("holdfast.http-session", "replace");
        try {
            assertThat(new SessionFlashFactory(null).getFlash(true)).isInstanceOf(SessionFlash.class);
        } finally {
            System.clearProperty("holdfast.http-session");
        }
    }

    /** As Mojarra names it. */
    private enum MojarrasConstants {
        KeepFlagAttributeName
    }
}
