package com.arisgourmet.auth.restaurants;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.roles.Roles;
import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.auth.staff.StaffMembers;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.RestaurantState;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.FieldError;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A restaurant comes to be with its default roles, its owner, its event and its first audit entry, all in one
 * transaction, or not at all.
 */
@Component
class RegisterRestaurant {
    private final Restaurants restaurants;
    private final Roles roles;
    private final StaffMembers staff;
    private final Passwords passwords;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Transactions transactions;

    RegisterRestaurant(
            Restaurants restaurants,
            Roles roles,
            StaffMembers staff,
            Passwords passwords,
            Outbox outbox,
            AuditLog audit,
            Transactions transactions) {
        this.restaurants = restaurants;
        this.roles = roles;
        this.staff = staff;
        this.passwords = passwords;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<RestaurantState> run(Registration registration) {
        RestaurantState restaurant = new RestaurantState(
                Ids.next(),
                registration.name().strip(),
                registration.slug(),
                registration.currency(),
                registration.timeZone(),
                registration.locale(),
                1);
        return passwords
                .hash(registration.owner().password())
                .flatMap(hash -> transactions.run(() -> write(restaurant, registration.owner(), hash)))
                .onErrorMap(DuplicateKeyException.class, taken -> slugTaken());
    }

    private Mono<RestaurantState> write(RestaurantState restaurant, Registration.Owner owner, String hash) {
        StaffMember member = StaffMember.hired(restaurant.id(), owner.name(), owner.email(), Role.OWNER);
        return restaurants
                .insert(restaurant)
                .then(roles.createDefaults(restaurant.id()))
                .then(staff.insert(member, hash))
                .then(outbox.append(new OutboxEvent(
                        EventType.RESTAURANT_REGISTERED,
                        restaurant.id(),
                        restaurant.id(),
                        restaurant.version(),
                        restaurant)))
                .then(audit.add(new AuditRecord(
                        restaurant.id(),
                        AuditEvent.RESTAURANT_REGISTERED,
                        member.id(),
                        restaurant.id(),
                        restaurant.slug())))
                .thenReturn(restaurant);
    }

    private static ProblemException slugTaken() {
        String message = "Another restaurant has this slug.";
        return new ProblemException(ProblemType.CONFLICT, message, List.of(new FieldError("slug", "taken", message)));
    }
}
