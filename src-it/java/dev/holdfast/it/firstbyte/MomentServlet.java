package dev.holdfast.it.firstbyte;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Flushable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The moments of a synchronous servlet; the path names the moment. */
@WebServlet("/servlet/*")
public class MomentServlet extends HttpServlet {

    static final String SUCCESS = "SUCCESS";
    private static final byte[] BYTES = SUCCESS.getBytes(StandardCharsets.US_ASCII);

    @Inject
    private transient Change change;

    /** What the exception page of the application answers. */
    public static class Planned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        change.make(request.getParameter("value"), request.getParameter("spoil"));
        String hold = request.getParameter("hold");
        switch (request.getPathInfo()) {
            case "/plain" -> response.getWriter().print(SUCCESS);
            case "/flush-buffer" -> {
                response.getOutputStream().write(BYTES);
                flush(response::flushBuffer, request.getParameter("flushes"));
                Gate.hold(hold);
            }
            case "/flush-stream" -> {
                response.getOutputStream().write(BYTES);
                flush(response.getOutputStream(), request.getParameter("flushes"));
                Gate.hold(hold);
            }
            case "/flush-writer" -> {
                response.getWriter().print(SUCCESS);
                response.getWriter().flush();
                Gate.hold(hold);
            }
            case "/full-buffer" -> {
                byte[] page = SUCCESS.repeat(20_000).getBytes(StandardCharsets.US_ASCII);
                response.getOutputStream().write(page);
                Gate.hold(hold);
            }
            case "/full-buffer-bytewise" -> {
                ServletOutputStream out = response.getOutputStream();
                for (int i = 0; i < 40_000; i++) {
                    out.write(BYTES[i % BYTES.length]);
                }
                Gate.hold(hold);
            }
            case "/full-buffer-writer" -> {
                response.setCharacterEncoding("UTF-8");
                response.getWriter().print((SUCCESS + "\u20ac").repeat(20_000));
                Gate.hold(hold);
            }
            case "/length-reached" -> {
                response.setContentLength(BYTES.length);
                response.getOutputStream().write(BYTES);
            }
            case "/length-reached-writer" -> {
                response.setContentLengthLong(BYTES.length);
                response.getWriter().print(SUCCESS);
            }
            case "/length-header-reached" -> {
                response.setHeader("Content-Length", "" + BYTES.length);
                response.getOutputStream().write(BYTES);
            }
            case "/close-stream" -> {
                response.getOutputStream().write(BYTES);
                response.getOutputStream().close();
                Gate.hold(hold);
            }
            case "/close-writer" -> {
                response.getWriter().print(SUCCESS);
                response.getWriter().close();
                Gate.hold(hold);
            }
            case "/send-redirect" -> response.sendRedirect(request.getContextPath() + "/rest/SUCCESS");
            case "/send-error" -> response.sendError(418, SUCCESS);
            case "/send-error-page" -> response.sendError(409, SUCCESS);
            case "/exception" -> throw new IllegalStateException(SUCCESS);
            case "/exception-page" -> throw new Planned();
            case "/forward" -> request.getRequestDispatcher("/page").forward(request, response);
            case "/include" -> request.getRequestDispatcher("/page").include(request, response);
            default -> response.setStatus(404);
        }
    }

    /** As often as it takes to send the first byte. */
    static void flush(Flushable response, String times) throws IOException {
        int left = times == null ? 1 : Integer.parseInt(times);
        for (; left > 0; left--) {
            response.flush();
        }
    }
}
