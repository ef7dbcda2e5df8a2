package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.throttle.ClientAddress;
import com.arisgourmet.defaults.security.OpenToAnyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "staff")
@RestController
class InvitationController {
    private final AcceptInvitation accept;

    InvitationController(AcceptInvitation accept) {
        this.accept = accept;
    }

    /** @param token of the mail */
    record Acceptance(
            @NotBlank @Size(max = 200) String token,
            @NotNull @Size(min = 10, max = 200) String password) {
        @Override
        public String toString() {
            return "Acceptance[…]";
        }
    }

    @Operation(
            operationId = "acceptInvitation",
            summary = "Choose a password with the token of an invitation; then sign in with it")
    @ApiResponse(responseCode = "204", description = "Accepted")
    @OpenToAnyone(because = "the token says who it is; throttled by address")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/api/v1/staff/invitations/accept")
    Mono<Void> accept(@Valid @RequestBody Acceptance acceptance, ServerHttpRequest request) {
        return accept.run(acceptance.token(), acceptance.password(), ClientAddress.of(request));
    }
}
