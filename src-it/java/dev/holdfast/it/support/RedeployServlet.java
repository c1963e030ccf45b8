package dev.holdfast.it.support;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;

/** An application beside the tested one, which has Payara Micro take that one down and, given a file, deploy it again in the same JVM. */
@WebServlet("/")
public class RedeployServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            Object server = Class.forName("fish.payara.micro.PayaraMicro")
                    .getMethod("getInstance")
                    .invoke(null);
            Object runtime = server.getClass().getMethod("getRuntime").invoke(server);
            runtime.getClass().getMethod("undeploy", String.class).invoke(runtime, request.getParameter("name"));
            String war = request.getParameter("war");
            response.setStatus(war == null || deployed(runtime, new File(war)) ? 204 : 500);
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }

    private static boolean deployed(Object runtime, File war) throws ReflectiveOperationException {
        return (boolean) runtime.getClass().getMethod("deploy", File.class).invoke(runtime, war);
    }
}
