package dev.holdfast.it.support;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;

/** An application beside the tested one, which has Payara Micro take that one down and deploy it again in the same JVM. */
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
            Object deployed = runtime.getClass()
                    .getMethod("deploy", File.class)
                    .invoke(runtime, new File(request.getParameter("war")));
            response.setStatus(Boolean.TRUE.equals(deployed) ? 204 : 500);
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }
}
