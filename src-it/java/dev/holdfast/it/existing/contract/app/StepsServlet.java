package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the steps that the request names by its parameters {@code do}, and answers with a line for each: its result, or the
 * simple name of the exception that it threw. Nothing is written before the last step.
 */
@WebServlet("/steps")
public class StepsServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HeldSession held = new HeldSession();
        Map<String, Step> steps = new HashMap<>();
        RequestSteps.add(steps, request, response, held);
        SessionSteps.add(steps, held);
        AttributeSteps.add(steps, held);
        ContextSteps.add(steps, request.getServletContext());
        List<String> lines = new ArrayList<>();
        for (String step : request.getParameterValues("do")) {
            lines.add(taken(steps, step.split(" ")));
        }
        response.getWriter().print(String.join("\n", lines));
    }

    private static String taken(Map<String, Step> steps, String[] words) {
        try {
            return String.valueOf(steps.get(words[0]).take(words));
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }
}
