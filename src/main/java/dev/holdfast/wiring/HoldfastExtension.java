package dev.holdfast.wiring;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionContextController;
import dev.holdfast.cdi.ExistingBeans;
import dev.holdfast.cdi.InterceptedMethods;
import dev.holdfast.cdi.SessionBeanContext;
import dev.holdfast.cdi.SessionBeans;
import dev.holdfast.config.ConfigReading;
import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.HoldfastConfigReader;
import dev.holdfast.config.HttpSessionConfig;
import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.interceptor.RenewsSessionId;
import dev.holdfast.interceptor.RequiresRecentSignIn;
import dev.holdfast.interceptor.RequiresSession;
import dev.holdfast.interceptor.RequiresSignIn;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.redis.NettyThread;
import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.serialization.ConfiguredFieldCodecs;
import dev.holdfast.session.ApplicationClasses;
import dev.holdfast.session.FieldCodecs;
import dev.holdfast.web.CurrentRequest;
import dev.holdfast.web.httpsession.ListenerInstances;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Scope;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Registers the scope with the CDI container, and stops the deployment where settings or beans are at fault. Not final, as
 * CDI puts a proxy before it.
 */
public class HoldfastExtension implements Extension {

    private final SessionBeans beans = new SessionBeans();
    private final InterceptedMethods intercepted = new InterceptedMethods();
    private final LocalSessionBeans local = new LocalSessionBeans();
    private final OwnClients clients = new OwnClients();
    private final ListenerInstances listeners = new ListenerInstances();
    private final AuthenticationMechanisms mechanisms = new AuthenticationMechanisms();
    private final RememberMeStoreBean remembering = new RememberMeStoreBean();
    private final FacesBeans faces = new FacesBeans();
    private final Neighbours neighbours = new Neighbours();
    private @Nullable ConfigReading reading;
    private @Nullable ConfiguredFieldCodecs codecs;
    private @Nullable ExistingBeans existing;
    private volatile @Nullable CurrentRequest current;
    private boolean asksForSessions;

    HoldfastConfig config() {
        return reading().config();
    }

    /** The application's own proxy: {@code CDI.current()} does not know on every server whose an extension is. */
    void injects(CurrentRequest request) {
        current = request;
    }

    void remembersOver(Instance<Object> application) {
        remembering.over(application);
    }

    private CurrentRequest currentRequest() {
        return Objects.requireNonNull(current, "the application has not started yet");
    }

    FieldCodecs codecs() {
        return Objects.requireNonNull(codecs, "the deployment has not begun yet");
    }

    SessionBeans beans() {
        return beans;
    }

    ListenerInstances listeners() {
        return listeners;
    }

    /** Whether anything of the application can be in a session. */
    boolean mayHaveSessions() {
        return asksForSessions || !beans.isEmpty() || mayHaveHttpSessions();
    }

    /** Whether anybody gets an {@code HttpSession} of Holdfast's: the application, or mechanisms alone. */
    boolean mayHaveHttpSessions() {
        return config().httpSession().replaced() || mechanisms.areAny();
    }

    StoreChoice storeChoice() {
        return StoreChoice.of(config(), clients.isAny(), clients.areSeveral());
    }

    /** Only from here on does every server see the application's own properties. */
    void readSettings(@Observes BeforeBeanDiscovery event) {
        reading = HoldfastConfigReader.readOfApplication();
        codecs = new ConfiguredFieldCodecs(reading.config().serialization());
        WebSocketEndpoints.bind(event);
        mechanisms.begin(event, config().user().mechanism());
        HttpSessionConfig sessions = config().httpSession();
        if (sessions.sessionScopedDistributed()) {
            existing = new ExistingBeans(
                    type -> ApplicationClasses.contain(type)
                            || sessions.libraries().contain(type.getName()),
                    codecs);
        }
        if (sessions.replaced()) {
            faces.distribute(event);
        }
    }

    /**
     * After the application's own extensions. A class is told of for an annotation that its own annotations carry, but not for
     * one two steps away, as in a stereotype of stereotypes: hence all stereotypes.
     */
    void remap(
            @Observes
                    @Priority(Interceptor.Priority.LIBRARY_AFTER)
                    @WithAnnotations({SessionScoped.class, Stereotype.class})
                    ProcessAnnotatedType<?> event,
            BeanManager manager) {
        if (existing != null && !neighbours.have(event.getAnnotatedType().getJavaClass())) {
            existing.remap(event, manager);
        }
    }

    /**
     * Told of classes with a scope, a stereotype or an interceptor binding: what mechanisms have in common is an interface that the
     * server may lack, and who wants to hear of all classes makes Weld complain of it.
     */
    void lead(
            @Observes
                    @Priority(Interceptor.Priority.LIBRARY_AFTER)
                    @WithAnnotations({NormalScope.class, Scope.class, Stereotype.class, InterceptorBinding.class})
                    ProcessAnnotatedType<?> event) {
        if (!neighbours.have(event.getAnnotatedType().getJavaClass())) {
            mechanisms.add(event);
        }
    }

    /** Who can sign in, or begin a session by hand, needs no bean to have sessions. */
    void asked(@Observes ProcessInjectionPoint<?, DistributedSession> event) {
        asksForSessions = true;
    }

    void askedByHand(@Observes ProcessInjectionPoint<?, SessionContextController> event) {
        asksForSessions = true;
    }

    <T> void prepare(@Observes ProcessInjectionTarget<T> event, BeanManager manager) {
        beans.prepare(event, manager);
    }

    /** After the application's own extensions, so that what they put around an instance is remembered, too. */
    <T> void rememberListeners(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ProcessInjectionTarget<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (config().httpSession().replaced() && ListenerInstances.listensToSessions(type) && !neighbours.have(type)) {
            event.setInjectionTarget(new TellingInjectionTarget<>(
                    event.getInjectionTarget(), instance -> listeners.made(type, instance)));
        }
    }

    void check(
            @Observes
                    @WithAnnotations({
                        SessionLocked.class,
                        RetryOnConflict.class,
                        RequiresSession.class,
                        RequiresSignIn.class,
                        RequiresRecentSignIn.class,
                        RenewsSessionId.class,
                        EndsSession.class
                    })
                    ProcessAnnotatedType<?> event) {
        intercepted.add(event.getAnnotatedType());
    }

    void remember(@Observes ProcessBean<?> event) {
        if (neighbours.have(event.getBean().getBeanClass())) {
            return;
        }
        beans.add(event);
        local.add(event);
        faces.add(event);
        mechanisms.add(event);
        clients.add(event);
        remembering.add(event);
    }

    void register(@Observes AfterBeanDiscovery event, BeanManager manager) {
        List<String> faults = new ArrayList<>(reading().faults());
        faults.addAll(beans.seal(Objects.requireNonNull(codecs), manager));
        faults.addAll(intercepted.faults());
        if (!reading().isFaulty()) {
            faults.addAll(storeFaults(!faults.isEmpty()));
        }
        if (!faults.isEmpty()) {
            event.addDefinitionError(WiringMessages.cannotBeDeployed(faults));
        }
        event.addContext(new SessionBeanContext(beans));
        remembering.register(event);
        if (config().httpSession().replaced()) {
            CurrentRequest.injected()
                    .forEach((type, object) ->
                            event.addBean(CurrentObjectBean.of(type, () -> object.apply(currentRequest()))));
        }
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager manager) {
        List<String> faults = new ArrayList<>(storeChoice().faults());
        faults.addAll(mechanisms.faults(config().user().mechanism()));
        if (!faults.isEmpty()) {
            event.addDeploymentProblem(WiringMessages.cannotBeDeployed(faults));
        }
        reading().warnings().forEach(WiringLog::warn);
        beans.warnings().forEach(WiringLog::warn);
        local.warnings(beans, existing).forEach(WiringLog::warn);
        mechanisms.warnings().forEach(WiringLog::warn);
        WebSocketEndpoints.warning(manager).ifPresent(WiringLog::warn);
        faces.warnings().forEach(WiringLog::warn);
    }

    void close(@Observes BeforeShutdown event) {
        if (codecs != null) {
            codecs.close();
        }
        if (reading != null && !reading.isFaulty() && storeChoice().isInRedis()) {
            NettyThread.awaitEnd();
        }
    }

    /** What speaks against the store. A missing client, if it is the only fault, can wait until all beans are known. */
    private List<String> storeFaults(boolean thereAreOthers) {
        List<String> faults = new ArrayList<>(thereAreOthers ? storeChoice().faults() : List.of());
        if (storeChoice() == StoreChoice.CONFIGURED_REDIS) {
            RedisSessionStore.faultOf(config().redis()).ifPresent(faults::add);
        }
        return faults;
    }

    private ConfigReading reading() {
        return Objects.requireNonNull(reading, "the deployment has not begun yet");
    }
}
