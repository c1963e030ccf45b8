package dev.holdfast.wiring;

import dev.holdfast.security.BeanExpressions;
import jakarta.el.ELContext;
import jakarta.el.ELManager;
import jakarta.el.ELProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;

/** Lets annotations' expressions name the application's beans. */
@ApplicationScoped
class BeanExpressionsProducer {

    @Produces
    @ApplicationScoped
    BeanExpressions expressions(BeanManager beans) {
        return (expression, type, names) -> evaluate(beans, expression, type, names);
    }

    private static Object evaluate(BeanManager beans, String expression, Class<?> type, Map<String, Object> names) {
        ELProcessor processor = new ELProcessor();
        processor.getELManager().addELResolver(beans.getELResolver());
        names.forEach(processor::defineBean);
        ELContext context = processor.getELManager().getELContext();
        return ELManager.getExpressionFactory()
                .createValueExpression(context, expression, type)
                .getValue(context);
    }
}
