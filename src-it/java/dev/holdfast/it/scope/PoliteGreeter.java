package dev.holdfast.it.scope;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class PoliteGreeter implements Greeter {

    @Inject
    @Delegate
    @Any
    private Greeter delegate;

    @Override
    public String greet(String name) {
        return "Dear " + delegate.greet(name);
    }
}
