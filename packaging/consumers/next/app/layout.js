export const metadata = { title: "consumer", icons: "data:," };

export default function Layout({ children }) {
  return (
    <html lang="ru">
      <body>{children}</body>
    </html>
  );
}
