package dev.holdfast.it.existing.contract;

import dev.holdfast.it.existing.contract.app.StepsServlet;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application's three deployments, which differ in their web.xml. */
final class ContractWars {

    private static final String SESSION_CONFIG =
            """
            <session-config>
              <session-timeout>7</session-timeout>
              <cookie-config>
                <name>TROLLEY</name>
                <domain>shop.example</domain>
                <path>/elsewhere</path>
                <http-only>false</http-only>
                <secure>true</secure>
                <max-age>7200</max-age>
                <attribute>
                  <attribute-name>SameSite</attribute-name>
                  <attribute-value>Strict</attribute-value>
                </attribute>
              </cookie-config>
            </session-config>
            """;

    private static final String BY_CODE =
            """
            <context-param>
              <param-name>cookie-by-code</param-name>
              <param-value>yes</param-value>
            </context-param>
            """;

    /** Page directives are divided from the expression, so that nothing is sent before the session is begun. */
    private static final String PAGE =
            """
            <%%@page session="%s" import="dev.holdfast.it.existing.contract.app.Sight"%%><%%= Sight.of(request) %%>
            """;

    private ContractWars() {}

    /** Fills a WAR with the application as it comes. */
    static WebArchive plain(WebArchive war) {
        return with(war, "");
    }

    /** Fills a WAR with the application whose web.xml has a session-config. */
    static WebArchive declared(WebArchive war) {
        return with(war, SESSION_CONFIG);
    }

    /** Fills a WAR with the application that configures its cookie as it starts. */
    static WebArchive coded(WebArchive war) {
        return with(war, BY_CODE);
    }

    private static WebArchive with(WebArchive war, String more) {
        return war.addPackage(StepsServlet.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebResource(new StringAsset("plain"), "plain.txt")
                .addAsWebResource(new StringAsset(PAGE.formatted("true")), "page.jsp")
                .addAsWebResource(new StringAsset(PAGE.formatted("false")), "sessionless.jsp")
                .setWebXML(new StringAsset(webXml(more)));
    }

    static String webXml(String more) {
        String application = StepsServlet.class.getPackageName();
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <listener><listener-class>%1$s.FirstListener</listener-class></listener>
                  <listener><listener-class>%1$s.SecondListener</listener-class></listener>
                  <error-page><error-code>409</error-code><location>/sight</location></error-page>
                  <error-page>
                    <exception-type>java.lang.UnsupportedOperationException</exception-type>
                    <location>/sight</location>
                  </error-page>
                  %2$s
                </web-app>
                """
                .formatted(application, more);
    }
}
