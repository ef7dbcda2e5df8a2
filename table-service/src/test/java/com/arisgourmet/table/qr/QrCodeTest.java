package com.arisgourmet.table.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    @Test
    void theBareCodeAndTheWholeUrlAreTheSame() {
        QrCode code = QrCode.random();
        assertThat(QrCode.parse(code.value())).contains(code);
        assertThat(QrCode.parse(" https://eat.example/t/" + code.value() + " ")).contains(code);
    }

    @Test
    void anythingElseIsNoCode() {
        assertThat(QrCode.parse("short")).isEmpty();
        assertThat(QrCode.parse("https://eat.example/x/" + QrCode.random().value()))
                .isEmpty();
        assertThat(QrCode.parse(QrCode.random().value() + "'")).isEmpty();
    }

    @Test
    void whatIsPrintedCanBeScanned() throws Exception {
        String url = new QrLinks("https://eat.example/").of(QrCode.random());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(new QrImage(url).png()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(url);
    }
}
