package dev.holdfast.it.scope;

public interface Greeter {
    String greet(String name);
}
