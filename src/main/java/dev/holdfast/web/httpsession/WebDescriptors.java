package dev.holdfast.web.httpsession;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What web.xml and the fragments in the application's libraries declare, as far as no interface tells it. Immutable. */
final class WebDescriptors {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");

    private final List<String> listenerClasses = new ArrayList<>();
    private @Nullable String loginMethod;
    private final Map<String, String> cookieAttributes = new HashMap<>();
    private boolean complete;

    private WebDescriptors() {}

    static WebDescriptors of(ServletContext context) {
        WebDescriptors descriptors = new WebDescriptors();
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            if (webXml != null) {
                descriptors.complete = descriptors.read(webXml);
            }
            if (!descriptors.complete) {
                descriptors.readFragments(context.getClassLoader());
            }
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            LOG.log(Level.WARNING, HttpSessionMessages.UNREADABLE_DESCRIPTOR, unreadable);
        }
        return descriptors;
    }

    /** In the order of their declaration. */
    List<String> listenerClasses() {
        return List.copyOf(listenerClasses);
    }

    /** Of the session's cookie: name → value. */
    Map<String, String> cookieAttributes() {
        return Map.copyOf(cookieAttributes);
    }

    /** Whether annotations and fragments do not count (Servlet 6.0, 8.1). */
    boolean areComplete() {
        return complete;
    }

    /** How the container is to ask who the caller is, as BASIC or FORM; web.xml comes before its fragments (Servlet 6.0, 8.2.3). */
    Optional<String> loginMethod() {
        return Optional.ofNullable(loginMethod);
    }

    private void readFragments(@Nullable ClassLoader loader)
            throws IOException, SAXException, ParserConfigurationException {
        if (loader != null) {
            for (URL fragment : Collections.list(loader.getResources("META-INF/web-fragment.xml"))) {
                try (InputStream stream = fragment.openStream()) {
                    read(stream);
                }
            }
        }
    }

    /** Adds what one declares, and tells whether it is complete. */
    private boolean read(InputStream stream) throws IOException, SAXException, ParserConfigurationException {
        Document document = parser().newDocumentBuilder().parse(stream);
        NodeList listeners = document.getElementsByTagNameNS("*", "listener-class");
        for (int i = 0; i < listeners.getLength(); i++) {
            listenerClasses.add(listeners.item(i).getTextContent().strip());
        }
        NodeList attributes = document.getElementsByTagNameNS("*", "attribute-name");
        for (int i = 0; i < attributes.getLength(); i++) {
            addCookieAttribute(attributes.item(i));
        }
        NodeList methods = document.getElementsByTagNameNS("*", "auth-method");
        if (loginMethod == null && methods.getLength() > 0) {
            loginMethod = methods.item(0).getTextContent().strip();
        }
        Element root = document.getDocumentElement();
        return Boolean.parseBoolean(root.getAttribute("metadata-complete"));
    }

    /** Nothing else in a descriptor has attributes so named. */
    private void addCookieAttribute(Node name) {
        Element attribute = (Element) name.getParentNode();
        NodeList value = attribute.getElementsByTagNameNS("*", "attribute-value");
        if (value.getLength() > 0) {
            cookieAttributes.putIfAbsent(
                    name.getTextContent().strip(),
                    value.item(0).getTextContent().strip());
        }
    }

    /**
     * Reads nothing that a document type names, as files and hosts. Always the JDK's: an application may bring an old parser, which
     * knows nothing of these features.
     */
    private static DocumentBuilderFactory parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setExpandEntityReferences(false);
        return factory;
    }
}
