package dev.holdfast.testkit;

/**
 * All that {@link dev.holdfast.session.store.SessionStore} promises, as tests by subject. A store's test extends this
 * class and provides the {@link StoreFixture}.
 */
public abstract class SessionStoreContract
        implements CreationContract,
                ReadingContract,
                KnownReaderContract,
                CommitContract,
                SecretsContract,
                LifetimeContract,
                IdleTimeoutContract,
                EndContract,
                ReaperContract,
                ClaimedContract,
                ManySessionsContract,
                UserIndexContract,
                KeyRingContract,
                RaceContract,
                LockContract,
                RememberedContract {}
