package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds a device that is yet to be paired, within the caller's transaction. */
@Component
class AddDevice {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final Devices devices;
    private final DeviceSecrets secrets;
    private final AuditLog audit;
    private final Clock clock;

    AddDevice(Devices devices, DeviceSecrets secrets, AuditLog audit, Clock clock) {
        this.devices = devices;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    Mono<Device> run(Caller.Staff caller, String name) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Device device = new Device(Ids.next(), caller.restaurantId(), name.strip(), null, now.plus(CODE_LIFE));
        return devices.insert(device, secrets.hashOfCode(secrets.pairingCode(device.id())), now)
                .then(audit.add(new AuditRecord(
                        caller.restaurantId(), AuditEvent.DEVICE_ADDED, caller.staffId(), null, device.name())))
                .thenReturn(device);
    }
}
