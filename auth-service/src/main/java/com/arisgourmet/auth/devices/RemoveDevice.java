package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends a device: its credential, and every token it got. */
@Component
class RemoveDevice {
    private final Devices devices;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final Transactions transactions;

    RemoveDevice(Devices devices, RevocationLog revocations, AuditLog audit, Transactions transactions) {
        this.devices = devices;
        this.revocations = revocations;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<Void> run(Caller.Staff caller, UUID id) {
        return transactions.run(() -> devices.lock(caller.restaurantId(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("device")))
                .flatMap(device -> write(caller, device)));
    }

    private Mono<Void> write(Caller.Staff caller, Device device) {
        return devices.delete(device)
                .then(revocations.endSession(device.restaurantId(), device.id()))
                .then(audit.add(new AuditRecord(
                        caller.restaurantId(), AuditEvent.DEVICE_REMOVED, caller.staffId(), null, device.name())));
    }
}
