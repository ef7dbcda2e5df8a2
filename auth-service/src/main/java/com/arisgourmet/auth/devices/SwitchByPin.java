package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.devices.Pins.StoredPin;
import com.arisgourmet.auth.devices.domain.Attempts;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.auth.devices.domain.PinRules;
import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.tokens.Accounts;
import com.arisgourmet.auth.tokens.domain.Account;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets somebody use a paired device with their PIN. */
@Component
class SwitchByPin {
    private final Pins pins;
    private final Passwords passwords;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    SwitchByPin(
            Pins pins, Passwords passwords, Accounts accounts, AuditLog audit, Transactions transactions, Clock clock) {
        this.pins = pins;
        this.passwords = passwords;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param member null if there is nobody of that id with a PIN: as much is done about it as about a wrong one */
    private record Try(
            Device device, UUID staffId, @Nullable StoredPin member, Attempts ofDevice) {
        /** What follows if it was wrong: until when every other one is refused unseen. */
        String consequence() {
            return Stream.of(ofDevice, member == null ? Attempts.NONE : member.attempts())
                    .map(Attempts::notBefore)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .map(until -> device.name() + ", none accepted before " + until)
                    .orElse(device.name());
        }
    }

    /** Empty if the PIN is wrong. Errors with a 429 problem if it is too early for another try. */
    Mono<Account> run(Device device, UUID staffId, String pin) {
        return transactions.run(() -> counted(device, staffId)).flatMap(one -> passwords
                .matches(pin, one.member() == null ? null : one.member().hash())
                .flatMap(right -> transactions.run(() -> right ? accept(one) : refuse(one)))
                .flatMap(Mono::justOrEmpty)
                .delayUntil(account -> renewHash(one, pin)));
    }

    private Mono<Boolean> renewHash(Try accepted, String pin) {
        String former = Objects.requireNonNull(accepted.member()).hash();
        return passwords
                .renewed(pin, former)
                .flatMap(next -> pins.replace(accepted.device().restaurantId(), accepted.staffId(), former, next));
    }

    /** Counts the try before anybody knows whether it is right, so that of many at once none is free. */
    private Mono<Try> counted(Device device, UUID staffId) {
        Instant now = clock.instant();
        return pins.lock(device).flatMap(ofDevice -> pins.lock(device.restaurantId(), staffId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(member -> count(device, staffId, ofDevice, member, now)));
    }

    private Mono<Try> count(Device device, UUID staffId, Attempts ofDevice, Optional<StoredPin> member, Instant now) {
        Duration wait = longer(
                ofDevice.waitsAt(now),
                member.map(pin -> pin.attempts().waitsAt(now)).orElse(Duration.ZERO));
        if (!wait.isZero()) {
            return Mono.error(ProblemException.tooManyRequests(wait));
        }
        Attempts atDevice = ofDevice.counted(PinRules.OF_DEVICE, now);
        Optional<StoredPin> counted =
                member.map(pin -> new StoredPin(pin.hash(), pin.attempts().counted(PinRules.OF_MEMBER, now)));
        return pins.update(device, atDevice)
                .then(Mono.justOrEmpty(counted)
                        .flatMap(pin -> pins.update(device.restaurantId(), staffId, pin.attempts())))
                .thenReturn(new Try(device, staffId, counted.orElse(null), atDevice));
    }

    private Mono<Optional<Account>> accept(Try one) {
        UUID restaurant = one.device().restaurantId();
        String hash = one.member() == null ? "" : one.member().hash();
        return pins.accept(restaurant, one.staffId(), hash)
                .flatMap(same -> same
                        ? pins.update(one.device(), Attempts.NONE)
                                .then(audit.add(AuditRecord.own(
                                        restaurant,
                                        AuditEvent.PIN_ACCEPTED,
                                        one.staffId(),
                                        one.device().name())))
                                .then(accounts.byId(restaurant, one.staffId()))
                                .map(account -> Optional.of(account.without(PinRules.NEEDS_PASSWORD)))
                        : refuse(one));
    }

    private Mono<Optional<Account>> refuse(Try one) {
        UUID restaurant = one.device().restaurantId();
        UUID subject = one.member() == null ? null : one.staffId();
        Mono<Void> told =
                audit.add(new AuditRecord(restaurant, AuditEvent.PIN_REFUSED, null, subject, one.consequence()));
        return told.then(Mono.justOrEmpty(one.member()))
                .filter(pin -> pin.attempts().failures() >= PinRules.MOST_FAILURES)
                .flatMap(pin -> pins.set(restaurant, one.staffId(), null)
                        .then(audit.add(new AuditRecord(
                                restaurant,
                                AuditEvent.PIN_LOCKED,
                                null,
                                subject,
                                one.device().name()))))
                .thenReturn(Optional.empty());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
