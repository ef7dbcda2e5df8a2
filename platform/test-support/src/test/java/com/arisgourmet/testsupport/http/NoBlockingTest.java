package com.arisgourmet.testsupport.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class NoBlockingTest {
    @Test
    void aThreadThatMustNotWaitAndDoesIsFoundEvenIfItsFailureIsDealtWith() {
        NoBlocking.watch();
        Mono.fromCallable(UUID::randomUUID).subscribeOn(Schedulers.parallel()).block();
        Mono.fromCallable(NoBlockingTest::await)
                .subscribeOn(Schedulers.boundedElastic())
                .block();
        assertThatCode(NoBlocking::check).doesNotThrowAnyException();

        Mono.fromCallable(NoBlockingTest::await)
                .onErrorReturn(Throwable.class, false)
                .subscribeOn(Schedulers.parallel())
                .block();
        assertThatThrownBy(NoBlocking::check).isInstanceOf(AssertionError.class);
    }

    private static boolean await() throws InterruptedException {
        return new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
    }
}
