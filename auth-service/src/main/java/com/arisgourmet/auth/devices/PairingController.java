package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.cookies.SecretCookie;
import com.arisgourmet.auth.devices.PairDevice.Paired;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.auth.throttle.ClientAddress;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.OpenToAnyone;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "devices")
@RestController
class PairingController {
    private final PairDevice pair;
    private final Clock clock;

    PairingController(PairDevice pair, Clock clock) {
        this.pair = pair;
        this.clock = clock;
    }

    /** @param code hyphens, blanks and case do not matter */
    record Pairing(@NotBlank @Size(max = 40) String code) {
        @Override
        public String toString() {
            return "Pairing[…]";
        }
    }

    /**
     * @param credential absent for web clients, which have it in a cookie; not to be had again
     * @param expiresIn seconds until the device has to be paired again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PairedDevice(
            UUID id,
            String name,
            @JsonProperty("device_credential") @Nullable String credential,
            @JsonProperty("expires_in") long expiresIn) {
        @Override
        public String toString() {
            return "PairedDevice[" + id + "]";
        }
    }

    @Operation(
            operationId = "pairDevice",
            summary = "Exchange a pairing code for the device's credential",
            description = "With the header `X-Client: web` the credential is set as an HttpOnly cookie only.")
    @ApiResponse(responseCode = "200")
    @OpenToAnyone(because = "the code says which device it is, once; throttled by address")
    @PostMapping("/api/v1/devices/pair")
    Mono<ResponseEntity<PairedDevice>> pair(@Valid @RequestBody Pairing pairing, ServerHttpRequest request) {
        return pair.run(pairing.code(), ClientAddress.of(request))
                .map(paired -> answer(paired, request))
                .switchIfEmpty(Mono.error(() -> ProblemException.unprocessable(
                        "code", "invalid", "This code is not valid, was used already or has expired.")));
    }

    private ResponseEntity<PairedDevice> answer(Paired paired, ServerHttpRequest request) {
        Device device = paired.device();
        Duration life = Duration.between(clock.instant(), device.expiresAt());
        boolean web = SecretCookie.isWanted(request);
        var response = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (web) {
            var cookie = SecretCookie.device(request).holding(paired.credential(), life);
            response.header(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return response.body(
                new PairedDevice(device.id(), device.name(), web ? null : paired.credential(), life.toSeconds()));
    }
}
