package com.arisgourmet.table;

import com.arisgourmet.defaults.service.ArisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class TableService {
    public static void main(String... args) {
        ArisService.run(TableService.class, args);
    }
}
