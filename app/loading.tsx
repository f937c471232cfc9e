export default function Loading() {
  return (
    <main id="main" className="mx-auto w-full max-w-[1128px] px-4 py-9 sm:px-12" aria-busy="true">
      <div className="skeleton h-7 w-64" />
      <div className="skeleton mt-3 h-4 w-96 max-w-full" />
      <div className="skeleton mt-6 h-40 w-full" />
      <div className="skeleton mt-6 h-64 w-full" />
    </main>
  );
}
