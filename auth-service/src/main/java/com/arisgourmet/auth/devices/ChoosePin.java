package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.staff.StaffPasswords;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives somebody signed in a PIN, if they know their password, or takes it away. */
@Component
class ChoosePin {
    private final Pins pins;
    private final StaffPasswords stored;
    private final Passwords passwords;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Transactions transactions;

    ChoosePin(
            Pins pins,
            StaffPasswords stored,
            Passwords passwords,
            Throttle throttle,
            AuditLog audit,
            Transactions transactions) {
        this.pins = pins;
        this.stored = stored;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @return false if the password is another */
    Mono<Boolean> run(Caller.Staff caller, String password, String pin) {
        return throttle.passwordChange(caller.subject())
                .then(stored.hashOf(caller.restaurantId(), caller.staffId()))
                .filterWhen(hash -> passwords.matches(password, hash))
                .flatMap(matches -> throttle.passwordChanged(caller.subject()).then(passwords.hash(pin)))
                .flatMap(hash -> transactions.run(() -> pins.set(caller.restaurantId(), caller.staffId(), hash)
                        .filter(set -> set)
                        .flatMap(set -> tell(caller, AuditEvent.PIN_SET).thenReturn(true))))
                .defaultIfEmpty(false);
    }

    Mono<Void> delete(Caller.Staff caller) {
        return transactions.run(() ->
                pins.set(caller.restaurantId(), caller.staffId(), null).then(tell(caller, AuditEvent.PIN_DELETED)));
    }

    private Mono<Void> tell(Caller.Staff caller, AuditEvent event) {
        return audit.add(AuditRecord.own(caller.restaurantId(), event, caller.staffId(), null));
    }
}
