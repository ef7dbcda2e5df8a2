package com.arisgourmet.auth.credentials;

import com.arisgourmet.auth.throttle.ClientAddress;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.OpenToAnyone;
import com.arisgourmet.defaults.security.Requires;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "auth")
@RestController
@RequestMapping("/api/v1/auth/password")
class PasswordController {
    private final ChangePassword change;
    private final ForgetPassword forget;
    private final ResetPassword reset;

    PasswordController(ChangePassword change, ForgetPassword forget, ResetPassword reset) {
        this.change = change;
        this.forget = forget;
        this.reset = reset;
    }

    record PasswordChange(
            @NotNull @Size(min = 1, max = 200) String currentPassword,
            @NotNull @Size(min = 10, max = 200) String newPassword) {
        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    /** @param restaurant its slug */
    record ForgottenPassword(
            @NotBlank @Size(max = 60) String restaurant,
            @NotBlank @Size(max = 254) String email) {}

    /** @param token of the mail */
    record PasswordReset(
            @NotBlank @Size(max = 200) String token,
            @NotNull @Size(min = 10, max = 200) String password) {
        @Override
        public String toString() {
            return "PasswordReset[…]";
        }
    }

    @Operation(operationId = "changePassword", summary = "Choose another password; signs out everywhere but here")
    @ApiResponse(responseCode = "204", description = "Changed")
    @Requires
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping
    Mono<Void> change(Caller.Staff caller, @Valid @RequestBody PasswordChange wish) {
        return change.run(caller, wish.currentPassword(), wish.newPassword())
                .flatMap(changed -> changed
                        ? Mono.empty()
                        : Mono.error(ProblemException.unprocessable(
                                "currentPassword", "wrong", "This is not your password.")));
    }

    @Operation(operationId = "forgotPassword", summary = "Have a link mailed to choose a new password")
    @ApiResponse(responseCode = "202", description = "Mailed, if there is such an account")
    @OpenToAnyone(because = "whoever forgot their password cannot sign in; throttled by account and address")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping("/forgot")
    Mono<Void> forgot(@Valid @RequestBody ForgottenPassword forgotten, ServerHttpRequest request) {
        return forget.run(forgotten.restaurant(), forgotten.email(), ClientAddress.of(request));
    }

    @Operation(
            operationId = "resetPassword",
            summary = "Choose a new password with a mailed token; signs out everywhere")
    @ApiResponse(responseCode = "204", description = "Chosen")
    @OpenToAnyone(because = "the token says who it is; throttled by address")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/reset")
    Mono<Void> reset(@Valid @RequestBody PasswordReset wish, ServerHttpRequest request) {
        return reset.run(wish.token(), wish.password(), ClientAddress.of(request));
    }
}
