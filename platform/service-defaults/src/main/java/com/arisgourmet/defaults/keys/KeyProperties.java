package com.arisgourmet.defaults.keys;

import com.arisgourmet.defaults.keys.domain.RotationSchedule;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signing keys are rotated.
 *
 * @param rotateEvery from when one key begins to sign until the next one does
 * @param publishAhead how long a key is published before it signs, six minutes at least
 * @param skew by how much clocks may differ: so much longer than its tokens live is a key published after it signed last
 */
@ConfigurationProperties("aris.keys")
public record KeyProperties(
        @DefaultValue("30d") Duration rotateEvery,
        @DefaultValue("10m") Duration publishAhead,
        @DefaultValue("5m") Duration skew) {

    /** @param tokenLife how long the longest-lived token lives that the service signs */
    public RotationSchedule scheduleFor(Duration tokenLife) {
        return new RotationSchedule(rotateEvery, publishAhead, tokenLife.plus(skew));
    }
}
