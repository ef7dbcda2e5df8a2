package com.arisgourmet.auth.keys;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.defaults.keys.KeyChange;
import com.arisgourmet.defaults.keys.KeyJournal;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what becomes of the keys into the audit log, and has every service refuse what a leaked one signed. */
@Component
class AuditedKeys implements KeyJournal {
    private final AuditLog audit;
    private final RevocationLog revocations;

    AuditedKeys(AuditLog audit, RevocationLog revocations) {
        this.audit = audit;
        this.revocations = revocations;
    }

    @Override
    public Mono<Void> add(KeyChange change) {
        return switch (change) {
            case KeyChange.Published published ->
                audit.addOfInstallation(
                        AuditEvent.KEY_PUBLISHED, published.kid() + " signs from " + published.signsFrom());
            case KeyChange.Retired retired -> audit.addOfInstallation(AuditEvent.KEY_RETIRED, retired.kid());
            case KeyChange.Reencrypted reencrypted ->
                audit.addOfInstallation(AuditEvent.KEY_REENCRYPTED, reencrypted.kid());
            case KeyChange.Compromised compromised ->
                Flux.fromIterable(compromised.kids()).concatMap(this::end).then();
        };
    }

    private Mono<Void> end(String kid) {
        return revocations
                .endTokensOfKey(UUID.fromString(kid))
                .then(audit.addOfInstallation(AuditEvent.KEY_COMPROMISED, kid));
    }
}
