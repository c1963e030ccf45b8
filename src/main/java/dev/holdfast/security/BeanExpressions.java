package dev.holdfast.security;

import java.util.Map;

/** Evaluates the expressions that annotations of Jakarta Security may hold. Safe for use by several threads. */
@FunctionalInterface
public interface BeanExpressions {

    /**
     * The value of an expression (Jakarta Expression Language), as {@code #{settings.days * 86400}}.
     *
     * @param expression or a text without any
     * @param type of the value
     * @param names what it may name beside the application's beans
     * @return the value, of that type
     */
    Object evaluate(String expression, Class<?> type, Map<String, Object> names);
}
