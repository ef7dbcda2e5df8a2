package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.cookies.SecretCookie;
import com.arisgourmet.auth.throttle.ClientAddress;
import com.arisgourmet.auth.tokens.domain.Client;
import com.arisgourmet.auth.tokens.domain.Grant;
import com.arisgourmet.auth.tokens.domain.RefreshToken;
import com.arisgourmet.auth.tokens.domain.Rotation;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.OpenToAnyone;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "auth")
@RestController
@RequestMapping("/api/v1/auth")
class AuthController {
    private final LogIn logIn;
    private final RotateRefreshToken rotate;
    private final LogOut logOut;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    AuthController(
            LogIn logIn,
            RotateRefreshToken rotate,
            LogOut logOut,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Clock clock) {
        this.logIn = logIn;
        this.rotate = rotate;
        this.logOut = logOut;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /** Absent for web clients, which send their cookie. */
    record RefreshRequest(
            @JsonProperty("refresh_token") @Nullable @Size(min = 1, max = 200)
            String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest[…]";
        }
    }

    @Operation(
            operationId = "logIn",
            summary = "Sign in with restaurant, address and password",
            description = "With the header `X-Client: web` the refresh token is set as an HttpOnly cookie only.")
    @ApiResponse(responseCode = "200")
    @OpenToAnyone(because = "this is how one gets a token; throttled by account and address")
    @PostMapping("/login")
    Mono<ResponseEntity<TokenResponse>> logIn(@Valid @RequestBody Credentials credentials, ServerHttpRequest request) {
        Client client = SecretCookie.isWanted(request) ? Client.WEB : Client.OTHER;
        return logIn.run(credentials, client, ClientAddress.of(request))
                .switchIfEmpty(Mono.error(() ->
                        new ProblemException(ProblemType.UNAUTHORIZED, "Restaurant, address or password is wrong.")))
                .flatMap(grant -> answer(grant, client, request));
    }

    @Operation(
            operationId = "refreshToken",
            summary = "Exchange a refresh token (of the body or the cookie) for new tokens")
    @ApiResponse(responseCode = "200")
    @OpenToAnyone(because = "the refresh token says who it is")
    @PostMapping("/refresh")
    Mono<ResponseEntity<TokenResponse>> refresh(
            @Valid @RequestBody(required = false) @Nullable RefreshRequest body, ServerHttpRequest request) {
        Client client = isInBody(body) ? Client.OTHER : Client.WEB;
        return Mono.justOrEmpty(held(body, request))
                .switchIfEmpty(Mono.error(AuthController::refused))
                .flatMap(rotate::run)
                .flatMap(rotation -> switch (rotation) {
                    case Rotation.Rotated rotated -> answer(rotated.grant(), client, request);
                    case Rotation.Refused refused -> Mono.error(refused());
                    case Rotation.Reused reused -> Mono.error(refused());
                });
    }

    @Operation(operationId = "logOut", summary = "Sign out: revokes the refresh token's family and clears the cookie")
    @ApiResponse(responseCode = "204", description = "Signed out, also if the token was unknown")
    @OpenToAnyone(because = "the refresh token says who it is")
    @PostMapping("/logout")
    Mono<ResponseEntity<Void>> logOut(
            @Valid @RequestBody(required = false) @Nullable RefreshRequest body, ServerHttpRequest request) {
        String cleared = SecretCookie.refresh(request).cleared().toString();
        return Mono.justOrEmpty(held(body, request))
                .flatMap(logOut::run)
                .thenReturn(ResponseEntity.noContent()
                        .header(HttpHeaders.SET_COOKIE, cleared)
                        .build());
    }

    private Mono<ResponseEntity<TokenResponse>> answer(Grant grant, Client client, ServerHttpRequest request) {
        Duration life = Duration.between(clock.instant(), grant.refreshExpiresAt());
        String refreshToken = refreshTokens.encode(grant.refreshToken());
        var response = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (client == Client.WEB) {
            response.header(
                    HttpHeaders.SET_COOKIE,
                    SecretCookie.refresh(request).holding(refreshToken, life).toString());
        }
        return accessTokens
                .issue(grant.account(), grant.refreshToken().sid())
                .map(token -> response.body(new TokenResponse(
                        token,
                        "Bearer",
                        AccessTokens.LIFE.toSeconds(),
                        client == Client.WEB ? null : refreshToken,
                        life.toSeconds())));
    }

    private Optional<RefreshToken> held(@Nullable RefreshRequest body, ServerHttpRequest request) {
        Optional<String> value = body == null || body.refreshToken() == null
                ? SecretCookie.refresh(request).read(request)
                : Optional.of(body.refreshToken());
        return value.flatMap(refreshTokens::decode);
    }

    private static boolean isInBody(@Nullable RefreshRequest body) {
        return body != null && body.refreshToken() != null;
    }

    private static ProblemException refused() {
        return new ProblemException(ProblemType.UNAUTHORIZED, "Sign in again.");
    }
}
