package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What this node's listeners were told, by the id that the session had then. Asked by {@code id}, it touches no session. */
@WebServlet("/journal")
public class Journal extends HttpServlet {

    private static final Map<ServletContext, Map<String, List<String>>> LINES = new ConcurrentHashMap<>();

    static void write(HttpSessionEvent event, String line) {
        lines(event.getSession().getServletContext())
                .computeIfAbsent(event.getSession().getId(), id -> new CopyOnWriteArrayList<>())
                .add(line);
    }

    private static Map<String, List<String>> lines(ServletContext node) {
        return LINES.computeIfAbsent(node, any -> new ConcurrentHashMap<>());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = String.valueOf(request.getParameter("id"));
        response.getWriter()
                .print(String.join("\n", lines(request.getServletContext()).getOrDefault(id, List.of())));
    }
}
