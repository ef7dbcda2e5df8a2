package com.arisgourmet.order;

import com.arisgourmet.defaults.service.ArisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class OrderService {
    public static void main(String... args) {
        ArisService.run(OrderService.class, args);
    }
}
