package dev.holdfast;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;

/** Calls and method references that read the system's clock: time is to be passed as an InstantSource. System.nanoTime is no time of day. */
final class SystemClock extends DescribedPredicate<JavaAccess<?>> {

    SystemClock() {
        super("the system's clock is read");
    }

    @Override
    public boolean test(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target && isSystemClock(target);
    }

    private static boolean isSystemClock(CodeUnitAccessTarget target) {
        String name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.time.Clock" -> name.startsWith("system");
            default ->
                target.getOwner().getPackageName().equals("java.time")
                        && name.equals("now")
                        && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        };
    }
}
