package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.devices.Pins.Holder;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.auth.devices.domain.PinRules;
import com.arisgourmet.auth.tokens.AccessTokens;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.OpenToAnyone;
import com.arisgourmet.defaults.security.Requires;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "devices")
@RestController
@RequestMapping("/api/v1/auth")
class PinController {
    private final DeviceCredential credential;
    private final Pins pins;
    private final SwitchByPin switchByPin;
    private final ChoosePin choose;
    private final AccessTokens tokens;

    PinController(
            DeviceCredential credential, Pins pins, SwitchByPin switchByPin, ChoosePin choose, AccessTokens tokens) {
        this.credential = credential;
        this.pins = pins;
        this.switchByPin = switchByPin;
        this.choose = choose;
        this.tokens = tokens;
    }

    record PinSignIn(
            @NotNull UUID staffId,

            @NotNull @Pattern(regexp = PinRules.FORM, message = "4 to 8 digits")
            String pin) {
        @Override
        public String toString() {
            return "PinSignIn[" + staffId + "]";
        }
    }

    record PinWish(
            @NotNull @Size(min = 1, max = 200) String currentPassword,

            @NotNull @Pattern(regexp = PinRules.FORM, message = "4 to 8 digits")
            String pin) {
        @Override
        public String toString() {
            return "PinWish[…]";
        }
    }

    /**
     * A token without a refresh token.
     *
     * @param expiresIn seconds
     */
    record PinToken(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {
        @Override
        public String toString() {
            return "PinToken[…]";
        }
    }

    /** @param staff who may type a PIN */
    record SharedDevice(UUID id, String name, List<Holder> staff) {}

    @Operation(operationId = "getSharedDevice", summary = "Who may use this paired device with a PIN")
    @Parameter(name = DeviceCredential.HEADER, in = ParameterIn.HEADER, schema = @Schema(type = "string"))
    @OpenToAnyone(because = "the device's credential says which device it is")
    @GetMapping("/pin")
    Mono<SharedDevice> device(ServerHttpRequest request) {
        return credential.deviceOf(request).flatMap(device -> pins.holders(device.restaurantId())
                .map(holders -> new SharedDevice(device.id(), device.name(), holders)));
    }

    @Operation(
            operationId = "switchByPin",
            summary = "Use a paired device with a PIN",
            description =
                    "The token lives ten minutes, cannot be refreshed and manages neither staff nor restaurant. After a"
                            + " few wrong PINs the next try waits, longer each time; after twenty in a row the PIN is deleted.")
    @Parameter(name = DeviceCredential.HEADER, in = ParameterIn.HEADER, schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200")
    @OpenToAnyone(because = "the device's credential and the PIN say who it is; throttled by device and member")
    @PostMapping("/pin")
    Mono<ResponseEntity<PinToken>> signIn(@Valid @RequestBody PinSignIn signIn, ServerHttpRequest request) {
        return credential
                .deviceOf(request)
                .flatMap(device -> signIn(device, signIn))
                .map(token ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(token));
    }

    private Mono<PinToken> signIn(Device device, PinSignIn signIn) {
        return switchByPin
                .run(device, signIn.staffId(), signIn.pin())
                .switchIfEmpty(Mono.error(() -> new ProblemException(ProblemType.UNAUTHORIZED, "This is not the PIN.")))
                .flatMap(account -> tokens.issue(account, device.id()))
                .map(token -> new PinToken(token, "Bearer", AccessTokens.LIFE.toSeconds()));
    }

    @Operation(operationId = "choosePin", summary = "Choose a PIN for shared devices, or another one")
    @ApiResponse(responseCode = "204", description = "Chosen")
    @Requires
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PutMapping("/me/pin")
    Mono<Void> choose(Caller.Staff caller, @Valid @RequestBody PinWish wish) {
        if (PinRules.isObvious(wish.pin())) {
            return Mono.error(ProblemException.unprocessable("pin", "obvious", "Everybody would try this one first."));
        }
        return choose.run(caller, wish.currentPassword(), wish.pin())
                .flatMap(chosen -> chosen
                        ? Mono.empty()
                        : Mono.error(ProblemException.unprocessable(
                                "currentPassword", "wrong", "This is not your password.")));
    }

    @Operation(operationId = "deletePin", summary = "Have no PIN any more")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @Requires
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/me/pin")
    Mono<Void> delete(Caller.Staff caller) {
        return choose.delete(caller);
    }
}
