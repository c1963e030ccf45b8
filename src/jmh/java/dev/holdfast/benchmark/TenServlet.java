package dev.holdfast.benchmark;

import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ten texts of a visitor, kept in one way or another: filled, read and changed. Answers with their characters' number. */
abstract class TenServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Begins a visitor's session with texts of this size. */
    abstract void fill(HttpServletRequest request, HttpServletResponse response, int size);

    /** Reads all ten texts. */
    abstract long read(HttpServletRequest request);

    /** Changes one text. */
    abstract void change(HttpServletRequest request);

    /** Puts this servlet into an application. */
    final DeploymentInfo into(DeploymentInfo application) {
        return application.addServlet(
                Servlets.servlet("ten", HttpServlet.class, new ImmediateInstanceFactory<>((HttpServlet) this))
                        .addMapping("/fill")
                        .addMapping("/read")
                        .addMapping("/change"));
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case "/fill" -> fill(request, response, Integer.parseInt(request.getParameter("size")));
            case "/change" -> change(request);
            default -> {}
        }
        byte[] answer = Long.toString(request.getServletPath().equals("/fill") ? 0 : read(request))
                .getBytes(StandardCharsets.US_ASCII);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }
}
