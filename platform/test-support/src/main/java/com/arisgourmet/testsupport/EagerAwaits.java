package com.arisgourmet.testsupport;

import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Conditions are looked at at once, then again after a few milliseconds, then less and less often: what is there soon is not
 * waited for, and what takes long is not asked for more than ten times a second.
 */
public final class EagerAwaits implements LauncherSessionListener {
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(100);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(iterative(EagerAwaits::longer, SHORTEST));
    }

    private static Duration longer(Duration interval) {
        Duration longer = interval.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
