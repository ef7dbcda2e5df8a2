package com.arisgourmet.auth.roles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.security.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleRulesTest {
    private static final Set<String> HELD =
            Set.of(Permission.STAFF_MANAGE, Permission.ORDER_READ, Permission.ORDER_VOID);
    private static final Role READER = new Role("reader", List.of(Permission.ORDER_READ), 4);

    @Test
    void aChangedRoleHasWhatIsWantedOnceAndTheNextVersion() {
        var wanted = List.of(Permission.ORDER_VOID, Permission.ORDER_VOID, Permission.ORDER_READ);
        assertThat(RoleRules.change(READER, wanted, HELD))
                .isEqualTo(new RoleDecision.Granted(
                        new Role("reader", List.of(Permission.ORDER_READ, Permission.ORDER_VOID), 5)));
    }

    @Test
    void nobodyGrantsWhatTheyDoNotHold() {
        assertThat(refusal(RoleRules.change(READER, List.of(Permission.PAYMENT_TAKE), HELD)))
                .isEqualTo("beyond-own");
        assertThat(refusal(RoleRules.add("cashier", List.of(Permission.PAYMENT_TAKE), 5, HELD)))
                .isEqualTo("beyond-own");
    }

    @Test
    void nobodyTakesFromARoleThatIncludesMoreThanTheyHold() {
        Role stronger = new Role("admin", List.copyOf(Permission.ALL), 1);
        assertThat(refusal(RoleRules.change(stronger, List.of(), HELD))).isEqualTo("beyond-own");
        assertThat(refusal(RoleRules.remove(stronger, HELD))).isEqualTo("beyond-own");
    }

    @Test
    void theOwnersRoleStaysAsItIsEvenForTheOwner() {
        Role owner = new Role(Role.OWNER, List.copyOf(Permission.ALL), 1);
        assertThat(RoleRules.change(owner, List.of(), Permission.ALL)).isEqualTo(new RoleDecision.OwnerStays());
        assertThat(RoleRules.remove(owner, Permission.ALL)).isEqualTo(new RoleDecision.OwnerStays());
    }

    @Test
    void thereIsNoOtherOwnerNoRoleOfGuestsAndNoFiftyFirst() {
        assertThat(refusal(RoleRules.add("owner", List.of(), 5, HELD))).isEqualTo("reserved");
        assertThat(refusal(RoleRules.add("guest", List.of(), 5, HELD))).isEqualTo("reserved");
        assertThat(refusal(RoleRules.add("fifty-first", List.of(), 50, HELD))).isEqualTo("too-many");
    }

    @Test
    void aPermissionThatDoesNotExistIsRefused() {
        assertThat(refusal(RoleRules.change(READER, List.of("order:eat"), Permission.ALL)))
                .isEqualTo("unknown");
    }

    @Test
    void theDifferenceSaysWhatWasGivenAndWhatTaken() {
        Role after = new Role("reader", List.of(Permission.ORDER_VOID), 5);
        assertThat(RoleRules.difference(READER, after)).isEqualTo("reader: +order:void -order:read");
    }

    private static String refusal(RoleDecision decision) {
        return ((RoleDecision.Refused) decision).code();
    }
}
