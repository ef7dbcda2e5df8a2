package com.arisgourmet.auth.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import jakarta.annotation.PreDestroy;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords with Argon2id (RFC 9106; m=19456 KiB, t=2, p=1) into PHC strings, and checks them, by the reference
 * implementation, a quarter as slow as one in Java. Hashing is slow by intent: it has two threads of its own and a queue of a hundred; what does not fit is refused with a 503 at once. Checking against no hash
 * takes as long as checking against one, so timing does not tell whether an account exists.
 */
@Component
public class Passwords {
    private static final Logger log = LoggerFactory.getLogger(Passwords.class);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int THREADS = 2;
    private static final int WAITING = 100;

    private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
    private final ThreadPoolExecutor threads;
    private final Scheduler scheduler;
    private final String decoy;

    /** @param meters learn how many are hashed and how many wait: {@code executor.*}, name {@code argon2} */
    @Autowired
    Passwords(MeterRegistry meters) {
        this(new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("argon2-", 0).daemon().factory()));
        new ExecutorServiceMetrics(threads, "argon2", Tags.empty()).bindTo(meters);
    }

    Passwords(ThreadPoolExecutor threads) {
        this.threads = threads;
        this.scheduler = Schedulers.fromExecutorService(threads);
        this.decoy = encode(UUID.randomUUID().toString());
    }

    /** @return the password as a PHC string */
    public Mono<String> hash(String password) {
        return onOwnThreads(() -> encode(password));
    }

    /** @param hash of the account, or null if there is none: then false, after the same time */
    public Mono<Boolean> matches(String password, @Nullable String hash) {
        return onOwnThreads(() -> argon2.verify(hash == null ? decoy : hash, bytes(password)) && hash != null);
    }

    /**
     * @param hash of this password
     * @return a hash at today's cost if that one is of another; nothing if there is no need, or no room now: then whoever
     *     signs in next pays for it
     */
    public Mono<String> renewed(String password, String hash) {
        if (!argon2.needsRehash(hash, ITERATIONS, MEMORY_KIB, PARALLELISM)) {
            return Mono.empty();
        }
        return hash(password).onErrorResume(ProblemException.class, full -> {
            log.info("a password keeps its former hash until the next sign-in: too many are hashed now");
            return Mono.empty();
        });
    }

    @PreDestroy
    void close() {
        scheduler.dispose();
        threads.shutdownNow();
    }

    private String encode(String password) {
        return argon2.hash(ITERATIONS, MEMORY_KIB, PARALLELISM, bytes(password));
    }

    /** Half a surrogate pair is no character, and no UTF-8 has it: a question mark stands for it. */
    private static byte[] bytes(String password) {
        return password.getBytes(UTF_8);
    }

    private <T> Mono<T> onOwnThreads(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(scheduler)
                .publishOn(Schedulers.parallel())
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> new ProblemException(
                                ProblemType.UNAVAILABLE, "Too many people are signing in at once."));
    }
}
