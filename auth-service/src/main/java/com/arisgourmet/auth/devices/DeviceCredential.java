package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.cookies.SecretCookie;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.time.Clock;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells which paired device a request comes from: by its cookie, or the header of clients that have none. */
@Component
class DeviceCredential {
    static final String HEADER = "Device-Credential";

    private final Devices devices;
    private final DeviceSecrets secrets;
    private final Clock clock;

    DeviceCredential(Devices devices, DeviceSecrets secrets, Clock clock) {
        this.devices = devices;
        this.secrets = secrets;
        this.clock = clock;
    }

    private Mono<Device> holder(String credential) {
        byte[] hash = secrets.hashOfCredential(credential);
        Mono<Device> known = devices.byCredential(hash, clock.instant());
        return known.switchIfEmpty(Flux.fromIterable(secrets.formerHashesOfCredential(credential))
                .concatMap(former -> devices.rehash(former, hash))
                .filter(rehashed -> rehashed)
                .next()
                .flatMap(rehashed -> known));
    }

    /** Errors with a 401 problem if it comes from none. */
    Mono<Device> deviceOf(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst(HEADER);
        return Mono.justOrEmpty(header)
                .switchIfEmpty(Mono.defer(
                        () -> Mono.justOrEmpty(SecretCookie.device(request).read(request))))
                .flatMap(this::holder)
                .switchIfEmpty(
                        Mono.error(() -> new ProblemException(ProblemType.UNAUTHORIZED, "This device is not paired.")));
    }
}
