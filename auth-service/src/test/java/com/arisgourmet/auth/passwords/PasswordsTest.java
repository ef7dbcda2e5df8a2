package com.arisgourmet.auth.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PasswordsTest {
    @Test
    void aHashIsAPhcStringWithTheChosenCost() {
        var passwords = new Passwords(new SimpleMeterRegistry());
        StepVerifier.create(passwords.hash("correct horse"))
                .assertNext(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))
                .verifyComplete();
        passwords.close();
    }

    @Test
    void onlyTheRightPasswordMatchesAndNoHashMatchesNothing() {
        var passwords = new Passwords(new SimpleMeterRegistry());
        StepVerifier.create(passwords.hash("correct horse").flatMapMany(hash -> passwords
                        .matches("correct horse", hash)
                        .concatWith(passwords.matches("wrong horse", hash))
                        .concatWith(passwords.matches("correct horse", null))))
                .expectNext(true, false, false)
                .verifyComplete();
        passwords.close();
    }

    @Test
    void halfASurrogatePairIsHashedLikeAnyOtherMistake() {
        var passwords = new Passwords(new SimpleMeterRegistry());
        StepVerifier.create(passwords.hash("horse \udc00\ud800").flatMapMany(hash -> passwords
                        .matches("horse \udc00\ud800", hash)
                        .concatWith(passwords.matches("horse", hash))))
                .expectNext(true, false)
                .verifyComplete();
        passwords.close();
    }

    @Test
    void whatDoesNotFitInTheQueueIsRefusedAtOnce() {
        var threads = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        var passwords = new Passwords(threads);
        var release = new CountDownLatch(1);
        threads.execute(() -> await(release));
        threads.execute(() -> await(release));
        StepVerifier.create(passwords.hash("correct horse"))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                                .isEqualTo(ProblemType.UNAVAILABLE)))
                .verify();
        release.countDown();
        passwords.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
