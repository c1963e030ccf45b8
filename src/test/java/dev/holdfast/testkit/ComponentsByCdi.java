package dev.holdfast.testkit;

import io.undertow.servlet.api.ClassIntrospecter;
import io.undertow.servlet.api.InstanceFactory;
import io.undertow.servlet.util.DefaultClassIntrospector;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import jakarta.enterprise.inject.Instance;

/**
 * Lets CDI make those components of a web application that are among the node's classes, as servers do: by an injection target that
 * extensions were told of. Others are made as Undertow makes them.
 */
final class ComponentsByCdi implements ClassIntrospecter {

    private final Node node;

    ComponentsByCdi(Node node) {
        this.node = node;
    }

    @Override
    public <T> InstanceFactory<T> createInstanceFactory(Class<T> type) throws NoSuchMethodException {
        Instance<T> made = node.container().select(type);
        return made.isResolvable()
                ? () -> new ImmediateInstanceHandle<>(made.get())
                : DefaultClassIntrospector.INSTANCE.createInstanceFactory(type);
    }
}
