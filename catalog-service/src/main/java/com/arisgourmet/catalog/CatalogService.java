package com.arisgourmet.catalog;

import com.arisgourmet.defaults.service.ArisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class CatalogService {
    public static void main(String... args) {
        ArisService.run(CatalogService.class, args);
    }
}
