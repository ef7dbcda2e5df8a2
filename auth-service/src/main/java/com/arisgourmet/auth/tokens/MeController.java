package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.restaurants.Restaurants;
import com.arisgourmet.auth.staff.StaffMembers;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.contracts.RestaurantState;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Requires;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "auth")
@RestController
class MeController {
    private final Restaurants restaurants;
    private final StaffMembers staff;

    MeController(Restaurants restaurants, StaffMembers staff) {
        this.restaurants = restaurants;
        this.staff = staff;
    }

    /**
     * @param name of a member of staff
     * @param tableSessionId of a guest
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            String subject,
            String role,
            List<String> permissions,
            @Nullable RestaurantState restaurant,
            @Nullable String name,
            @Nullable String email,
            @Nullable UUID tableSessionId,
            @Nullable UUID tableId) {}

    @Operation(operationId = "getMe", summary = "Who the token's holder is and what they may do")
    @Requires(guest = true)
    @GetMapping("/api/v1/auth/me")
    Mono<Me> me(Caller caller) {
        return switch (caller) {
            case Caller.Staff member -> ofStaff(member);
            case Caller.Guest guest -> ofGuest(guest);
        };
    }

    private Mono<Me> ofStaff(Caller.Staff caller) {
        return Mono.zip(restaurants.find(caller.restaurantId()), staff.find(caller.restaurantId(), caller.staffId()))
                .filter(found -> found.getT2().active())
                .map(found -> ofStaff(caller, found.getT1(), found.getT2()))
                .switchIfEmpty(Mono.error(MeController::nobody));
    }

    private static Me ofStaff(Caller.Staff caller, RestaurantState restaurant, StaffMember member) {
        return new Me(
                caller.subject(),
                caller.role(),
                caller.permissions().stream().sorted().toList(),
                restaurant,
                member.name(),
                member.email(),
                null,
                null);
    }

    private Mono<Me> ofGuest(Caller.Guest guest) {
        return restaurants
                .find(guest.restaurantId())
                .map(restaurant -> new Me(
                        guest.subject(),
                        guest.role(),
                        List.of(),
                        restaurant,
                        null,
                        null,
                        guest.tableSessionId(),
                        guest.tableId()))
                .switchIfEmpty(Mono.error(MeController::nobody));
    }

    private static ProblemException nobody() {
        return new ProblemException(ProblemType.UNAUTHORIZED, "Sign in again.");
    }
}
