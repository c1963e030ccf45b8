package dev.holdfast.serialization;

import dev.holdfast.config.ClassNames;
import java.io.Serializable;
import java.util.List;

/**
 * What JSF, CDI, JPA and Jakarta Security keep in an application's session, or in what it keeps there: they are the server's, so no
 * jar of the application brings them.
 */
final class FrameworkClasses {

    private static final ClassNames JSF = new ClassNames(List.of(
            // A message that a flash, or a bean, carries over a redirect; Severity comes with it.
            "jakarta.faces.application.FacesMessage",
            // The saved state of components, with state saving on the server; beside the enums of their properties.
            "jakarta.faces.component.StateHolderSaver",
            "jakarta.faces.component.SavedState",
            "jakarta.faces.component.UIViewRoot$ViewMap",
            "jakarta.faces.application.ProjectStage",
            "jakarta.faces.model.SelectItem",
            "jakarta.faces.model.SelectItemGroup",
            "com.sun.faces.facelets.component.UIRepeat",
            // The key of the state at the client, made for the session.
            "javax.crypto.spec.SecretKeySpec",
            // By which views, and what @ViewScoped beans each has, are kept: the oldest are dropped.
            "com.sun.faces.util.LRUMap",
            // A @ViewScoped bean and the name of its store.
            "com.sun.faces.application.view.ViewScopeContextObject",
            // The saved state of components outside of jakarta.faces.
            "com.sun.faces.application.view.StateHolderSaver",
            "com.sun.faces.context.StateHolderSaver",
            // The lock that the session map's users share; it has no state.
            "com.sun.faces.context.SessionMap$Mutex",
            // What tells that a view was saved by the node that restores it.
            "com.sun.faces.context.flash.SessionHelper",
            // A message whose text is an expression.
            "com.sun.faces.util.MessageFactory$BindingFacesMessage"));

    /**
     * Of MyFaces. Reading them runs no code of theirs but what is said here; the state in them is made of these, of values and of the
     * application's own. What stands for an object by its class names it as such, see {@link #isMadeByMyFaces}.
     */
    private static final ClassNames MYFACES = new ClassNames(List.of(
            // The views of a session, with state saving on the server.
            "org.apache.myfaces.application.viewstate.SerializedViewCollection",
            "org.apache.myfaces.application.viewstate.SerializedViewKey",
            "org.apache.myfaces.application.viewstate.SerializedViewKeyIntByteArray",
            "org.apache.myfaces.application.viewstate.SerializedViewKeyIntInt",
            // The view that each browser window had last. A map of the JDK but for its limit, which holds when
            // something is added; what it could call then would be a lambda, and none is let in.
            "org.apache.myfaces.util.lang.LRULinkedHashMap",
            // The saved state of components and of what is attached to them.
            "jakarta.faces.component._AttachedCollectionStateWrapper",
            "jakarta.faces.component._AttachedDeltaWrapper",
            "jakarta.faces.component._AttachedListStateWrapper",
            "jakarta.faces.component._AttachedStateWrapper",
            "jakarta.faces.component.behavior._AttachedDeltaWrapper",
            "jakarta.faces.component.behavior._AttachedListStateWrapper",
            "jakarta.faces.component.behavior._AttachedStateWrapper",
            // Whose state that is, where it is by a map or a list: those of the JDK with another name.
            "jakarta.faces.component._DeltaList",
            "jakarta.faces.component._DeltaStateHelper",
            "jakarta.faces.component.behavior._AjaxBehaviorDeltaStateHelper",
            "jakarta.faces.component.behavior._DeltaList",
            "jakarta.faces.component.behavior._DeltaStateHelper",
            // What a row of a table holds: a submitted value, whether it was valid.
            "org.apache.myfaces.core.api.shared.EditableValueHolderState",
            // Of components that were added to the tree: their names and ids, by which they are made.
            "org.apache.myfaces.view.facelets.AttachedFullStateWrapper",
            "org.apache.myfaces.view.facelets.PartialStateManagementStrategy$TreeStructComponent",
            "org.apache.myfaces.application.TreeStructureManager$TreeStructComponent",
            "org.apache.myfaces.view.facelets.ComponentState",
            // What the tags of a page have decided, c:if, and what c:forEach has gone over.
            "org.apache.myfaces.view.facelets.tag.faces.FaceletState",
            "org.apache.myfaces.view.facelets.tag.jstl.core.IterationState",
            "org.apache.myfaces.view.facelets.tag.jstl.core.IterationStatus",
            // The name of the view's map of @ViewScoped beans. It is a HashMap with nothing in it; those beans are in
            // what follows.
            "org.apache.myfaces.view.ViewScopeProxyMap",
            // A view's @ViewScoped beans, and what else was put into its map.
            "org.apache.myfaces.cdi.NonContextualKey",
            "org.apache.myfaces.cdi.util.ContextualInstanceInfo",
            "org.apache.myfaces.cdi.util.ContextualStorage",
            // Where in its flows each browser window is.
            "org.apache.myfaces.flow.FlowReference",
            "org.apache.myfaces.flow._FlowContextualInfo",
            // A message whose text is an expression.
            "org.apache.myfaces.core.api.shared.ParametrizableFacesMessage",
            "org.apache.myfaces.util.ParametrizableFacesMessage"));

    private static final ClassNames WELD = new ClassNames(List.of(
            // A client proxy writes this in its place: the bean's id, by which the node that reads it makes its own
            // proxy.
            "org.jboss.weld.bean.proxy.util.SerializableClientProxy",
            "org.jboss.weld.bean.ManagedBeanIdentifier",
            "org.jboss.weld.bean.ProducerMethodIdentifier",
            "org.jboss.weld.bean.StringBeanIdentifier",
            "org.jboss.weld.annotated.slim.AnnotatedTypeIdentifier",
            // A contextual of JSF's view scope, by its id, with what is to be released with it.
            "org.jboss.weld.contexts.SerializableContextualFactory",
            "org.jboss.weld.contexts.SerializableContextualInstanceImpl",
            "org.jboss.weld.contexts.CreationalContextImpl",
            // An object of a bean with an interceptor has its interceptors in it; what Weld itself knows of them is
            // looked
            // up, by names, in the deployment that reads it.
            "org.jboss.weld.bean.proxy.CombinedInterceptorAndDecoratorStackMethodHandler",
            "org.jboss.weld.interceptor.proxy.InterceptorMethodHandler",
            "org.jboss.weld.interceptor.proxy.InterceptionContext",
            "org.jboss.weld.annotated.slim.SlimAnnotatedType$SerializationProxy",
            "org.jboss.weld.manager.BeanManagerImpl",
            // Which MyFaces keeps with @ViewScoped beans. It writes the name of its deployment, and is looked up by
            // that, too.
            "org.jboss.weld.bean.builtin.BeanManagerProxy",
            "org.jboss.weld.util.ForwardingBeanManager"));

    /** Of EclipseLink. Reading them runs no code of theirs, and what leads to a database is transient. */
    private static final ClassNames ECLIPSELINK = new ClassNames(List.of(
            // What stands in an entity's field for others that are loaded lazily, be they loaded or not.
            "org.eclipse.persistence.indirection.IndirectList",
            "org.eclipse.persistence.indirection.IndirectMap",
            "org.eclipse.persistence.indirection.IndirectSet",
            "org.eclipse.persistence.indirection.ValueHolder",
            "org.eclipse.persistence.internal.indirection.DatabaseValueHolder",
            "org.eclipse.persistence.internal.indirection.UnitOfWorkQueryValueHolder",
            "org.eclipse.persistence.internal.indirection.UnitOfWorkValueHolder",
            // The entity's row, by which they would be found.
            "org.eclipse.persistence.internal.helper.DatabaseField",
            "org.eclipse.persistence.internal.helper.DatabaseTable",
            "org.eclipse.persistence.internal.helper.NonSynchronizedVector",
            "org.eclipse.persistence.internal.sessions.AbstractRecord",
            "org.eclipse.persistence.internal.sessions.ArrayRecord",
            "org.eclipse.persistence.sessions.DatabaseRecord"));

    /**
     * Of Hibernate. As EclipseLink's. What stands for a single object that was not loaded writes its class and its key, by which
     * Hibernate makes another such on the node that reads it; the methods that it names, it compares. What would call them, the
     * type of a key of several parts, is not among them.
     */
    private static final ClassNames HIBERNATE = new ClassNames(List.of(
            // What stands in an entity's field for a single other that was not loaded.
            "org.hibernate.proxy.AbstractSerializableProxy",
            "org.hibernate.proxy.HibernateProxy",
            "org.hibernate.proxy.pojo.bytebuddy.SerializableProxy",
            // What stands in an entity's field for a collection of others, be they loaded or not.
            "org.hibernate.collection.spi.AbstractPersistentCollection",
            "org.hibernate.collection.spi.PersistentBag",
            "org.hibernate.collection.spi.PersistentList",
            "org.hibernate.collection.spi.PersistentMap",
            "org.hibernate.collection.spi.PersistentSet",
            "org.hibernate.collection.spi.PersistentSortedMap",
            "org.hibernate.collection.spi.PersistentSortedSet"));

    private static final ClassNames SECURITY = new ClassNames(List.of(
            // The request that a sign-in interrupted: method, address, headers, parameters, cookies.
            "org.glassfish.soteria.servlet.RequestData",
            "jakarta.servlet.http.Cookie",
            // Who signed in, from the login page to the page that was asked for.
            "org.glassfish.soteria.servlet.AuthenticationData",
            "org.glassfish.soteria.mechanisms.HttpMessageContextImpl$NameHolderPrincipal",
            "jakarta.security.enterprise.CallerPrincipal"));

    private static final ClassNames MADE_BY_MYFACES = new ClassNames(List.of(
            "jakarta.faces.convert.*",
            "jakarta.faces.validator.*",
            "jakarta.faces.component.behavior.*",
            "jakarta.faces.component._EventListenerWrapper",
            // The application's own that have @FacesConverter, @FacesValidator or @FacesBehavior with managed = true,
            // by their names.
            "org.apache.myfaces.cdi.wrapper.FacesBehaviorCDIWrapper",
            "org.apache.myfaces.cdi.wrapper.FacesClientBehaviorCDIWrapper",
            "org.apache.myfaces.cdi.wrapper.FacesConverterCDIWrapper",
            "org.apache.myfaces.cdi.wrapper.FacesValidatorCDIWrapper"));

    private static final List<ClassNames> ALL = List.of(JSF, MYFACES, WELD, ECLIPSELINK, HIBERNATE, SECURITY);

    private FrameworkClasses() {}

    static boolean contain(Class<?> type) {
        return ALL.stream().anyMatch(names -> names.contain(type.getName()))
                || isProperty(type)
                || isMadeByMyFaces(type);
    }

    /** Each component has an enum of its properties' names, by which its saved state is kept; a constant does nothing. */
    private static boolean isProperty(Class<?> type) {
        return type.isEnum()
                && (type.getName().startsWith("jakarta.faces.component.")
                        || type.getName().startsWith("org.apache.myfaces.")
                                && type.getSimpleName().equals("PropertyKeys"));
    }

    /**
     * A converter, a validator or a behavior of Faces' own: beside its state MyFaces keeps its class, and makes it by a constructor that
     * sets defaults. None is serializable, so that reading a value makes none.
     */
    private static boolean isMadeByMyFaces(Class<?> type) {
        return MADE_BY_MYFACES.contain(type.getName()) && !Serializable.class.isAssignableFrom(type);
    }
}
