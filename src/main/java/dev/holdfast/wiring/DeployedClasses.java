package dev.holdfast.wiring;

/** The classes that come with the application, its own and those of its libraries; the server's come from elsewhere. */
final class DeployedClasses {

    private DeployedClasses() {}

    /** Of the application that is being deployed by this thread; this jar comes with the application. */
    static boolean contain(Class<?> type) {
        ClassLoader deployed = Thread.currentThread().getContextClassLoader();
        return type.getClassLoader() == deployed || type.getClassLoader() == DeployedClasses.class.getClassLoader();
    }
}
