package com.arisgourmet.testsupport.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * What this JVM logs as errors, Netty's reports of leaked buffers among it, but for what Spring Boot says of starts that
 * fail.
 */
final class LoggedErrors extends AppenderBase<ILoggingEvent> {
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();

    static LoggedErrors fromNow() {
        LoggedErrors errors = new LoggedErrors();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        errors.setContext(root.getLoggerContext());
        errors.start();
        root.addAppender(errors);
        return errors;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                && !event.getLoggerName().startsWith("org.springframework.boot.")) {
            errors.add(event.getLoggerName() + ": " + event.getFormattedMessage());
        }
    }

    /**
     * @param answer of a service that has nothing to log as an error unless the fault is its own, a 5xx
     * @throws AssertionError if something was logged as an error since the last answer
     */
    void check(Traffic answer) {
        if (answer.status() < 500 && !errors.isEmpty()) {
            throw new AssertionError("logged as an error before %s was answered: %s".formatted(answer, errors));
        }
        errors.clear();
    }
}
