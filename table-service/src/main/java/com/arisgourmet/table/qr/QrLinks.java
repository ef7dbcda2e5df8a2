package com.arisgourmet.table.qr;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a guest's phone opens: {@code <ARIS_PUBLIC_URL>/t/<code>}. */
@Component
public class QrLinks {
    private final String publicUrl;

    QrLinks(@Value("${aris.public-url:http://127.0.0.1:8080}") String publicUrl) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    public String of(QrCode code) {
        return publicUrl + "/t/" + code.value();
    }
}
