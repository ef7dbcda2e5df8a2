package com.arisgourmet.auth;

import com.arisgourmet.defaults.service.ArisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class AuthService {
    public static void main(String... args) {
        ArisService.run(AuthService.class, args);
    }
}
